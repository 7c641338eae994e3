# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: peak memory by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.772,0.797 to screen 0.784,0.829 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 2 from screen 0.784,0.829 to screen 0.810,0.829 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 7 '' at screen 0.797,0.829 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 8 'wal · immediate' at screen 0.818,0.829 left front textcolor rgb '#000000'
set arrow 3 from screen 0.784,0.794 to screen 0.810,0.794 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.797,0.794 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'wal · deferred' at screen 0.818,0.794 left front textcolor rgb '#000000'
set arrow 4 from screen 0.784,0.760 to screen 0.810,0.760 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 11 '' at screen 0.797,0.760 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 12 'wal-tuned · deferred' at screen 0.818,0.760 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.760 to screen 0.784,0.725 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 6 from screen 0.784,0.725 to screen 0.810,0.725 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 13 '' at screen 0.797,0.725 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 14 'wal-tuned · immediate' at screen 0.818,0.725 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.629 to screen 0.784,0.645 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 8 from screen 0.784,0.645 to screen 0.810,0.645 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 15 '' at screen 0.797,0.645 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 16 'default · immediate' at screen 0.818,0.645 left front textcolor rgb '#000000'
set arrow 9 from screen 0.772,0.627 to screen 0.784,0.611 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 10 from screen 0.784,0.611 to screen 0.810,0.611 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 17 '' at screen 0.797,0.611 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 18 'default · deferred' at screen 0.818,0.611 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'peak memory'
set yrange [0.0:7998013.44]
set ytics ('0 MiB' 0.0, '2 MiB' 2097152.0, '4 MiB' 4194304.0, '6 MiB' 6291456.0)
$series1bars << END
1.0 2174976.0 2088960.0 2260992.0
2.0 2574336.0 2539520.0 2609152.0
4.0 2981888.0 2969600.0 2994176.0
8.0 3719168.0 3698688.0 3739648.0
16.0 5222400.0 5201920.0 5242880.0
END
$series1 << END
1.0 2174976.0
2.0 2574336.0
4.0 2981888.0
8.0 3719168.0
16.0 5222400.0
END
$series1open << END
4.0 2981888.0
8.0 3719168.0
16.0 5222400.0
END
$series2bars << END
1.0 2236416.0 2203648.0 2269184.0
2.0 2586624.0 2580480.0 2592768.0
4.0 2957312.0 2924544.0 2990080.0
8.0 3735552.0 3731456.0 3739648.0
16.0 5246976.0 5238784.0 5255168.0
END
$series2 << END
1.0 2236416.0
2.0 2586624.0
4.0 2957312.0
8.0 3735552.0
16.0 5246976.0
END
$series2open << END
4.0 2957312.0
8.0 3735552.0
16.0 5246976.0
END
$series3bars << END
1.0 4329472.0 4247552.0 4411392.0
2.0 4687872.0 4665344.0 4710400.0
4.0 4923392.0 4825088.0 5021696.0
8.0 5494784.0 5386240.0 5603328.0
16.0 7233536.0 7213056.0 7254016.0
END
$series3 << END
1.0 4329472.0
2.0 4687872.0
4.0 4923392.0
8.0 5494784.0
16.0 7233536.0
END
$series3open << END
4.0 4923392.0
8.0 5494784.0
16.0 7233536.0
END
$series4bars << END
1.0 4014080.0 3989504.0 4038656.0
2.0 4618240.0 4608000.0 4628480.0
4.0 4825088.0 4775936.0 4874240.0
8.0 5627904.0 5591040.0 5664768.0
16.0 7348224.0 7290880.0 7405568.0
END
$series4 << END
1.0 4014080.0
2.0 4618240.0
4.0 4825088.0
8.0 5627904.0
16.0 7348224.0
END
$series4open << END
4.0 4825088.0
8.0 5627904.0
16.0 7348224.0
END
$series5bars << END
1.0 4249600.0 4231168.0 4268032.0
2.0 4626432.0 4616192.0 4636672.0
4.0 4866048.0 4820992.0 4911104.0
8.0 5595136.0 5574656.0 5615616.0
16.0 6932480.0 6844416.0 7020544.0
END
$series5 << END
1.0 4249600.0
2.0 4626432.0
4.0 4866048.0
8.0 5595136.0
16.0 6932480.0
END
$series5open << END
4.0 4866048.0
8.0 5595136.0
16.0 6932480.0
END
$series6bars << END
1.0 4229120.0 4001792.0 4456448.0
2.0 4599808.0 4587520.0 4612096.0
4.0 4634624.0 4493312.0 4775936.0
8.0 5570560.0 5427200.0 5713920.0
16.0 6889472.0 6787072.0 6991872.0
END
$series6 << END
1.0 4229120.0
2.0 4599808.0
4.0 4634624.0
8.0 5570560.0
16.0 6889472.0
END
$series6open << END
4.0 4634624.0
8.0 5570560.0
16.0 6889472.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle, \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' notitle, \
  $series5open using 1:2 with points pointtype 13 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series5open using 1:2 with points pointtype 12 pointsize 1.1 linewidth 1.5 linecolor rgb '#E69F00' notitle, \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' notitle, \
  $series6open using 1:2 with points pointtype 15 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series6open using 1:2 with points pointtype 14 pointsize 1.1 linewidth 1.5 linecolor rgb '#56B4E9' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-workers.png'
replot
set output
