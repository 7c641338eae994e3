# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: peak memory by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.772,0.791 to screen 0.784,0.830 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 2 from screen 0.784,0.830 to screen 0.810,0.830 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 5 '' at screen 0.797,0.830 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 6 'wal · deferred' at screen 0.818,0.830 left front textcolor rgb '#000000'
set arrow 3 from screen 0.784,0.793 to screen 0.810,0.793 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 7 '' at screen 0.797,0.793 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 8 'wal · immediate' at screen 0.818,0.793 left front textcolor rgb '#000000'
set arrow 4 from screen 0.772,0.785 to screen 0.784,0.755 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#E69F00'
set arrow 5 from screen 0.784,0.755 to screen 0.810,0.755 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 9 '' at screen 0.797,0.755 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 10 'wal-tuned · deferred' at screen 0.818,0.755 left front textcolor rgb '#000000'
set arrow 6 from screen 0.772,0.760 to screen 0.784,0.717 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 7 from screen 0.784,0.717 to screen 0.810,0.717 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 11 '' at screen 0.797,0.717 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 12 'wal-tuned · immediate' at screen 0.818,0.717 left front textcolor rgb '#000000'
set arrow 8 from screen 0.772,0.596 to screen 0.784,0.615 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 9 from screen 0.784,0.615 to screen 0.810,0.615 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 13 '' at screen 0.797,0.615 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 14 'default · immediate' at screen 0.818,0.615 left front textcolor rgb '#000000'
set arrow 10 from screen 0.772,0.596 to screen 0.784,0.577 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 11 from screen 0.784,0.577 to screen 0.810,0.577 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 15 '' at screen 0.797,0.577 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 16 'default · deferred' at screen 0.818,0.577 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'peak memory'
set yrange [0.0:7599882.24]
set ytics ('0 MiB' 0.0, '2 MiB' 2097152.0, '4 MiB' 4194304.0, '6 MiB' 6291456.0)
$series1bars << END
1.0 1765376.0 1757184.0 1773568.0
2.0 2353152.0 2347008.0 2359296.0
4.0 3260416.0 2691072.0 3829760.0
8.0 3448832.0 3407872.0 3489792.0
16.0 4837376.0 4800512.0 4874240.0
END
$series1 << END
1.0 1765376.0
2.0 2353152.0
4.0 3260416.0
8.0 3448832.0
16.0 4837376.0
END
$series2bars << END
1.0 2701312.0 2674688.0 2727936.0
2.0 2316288.0 2285568.0 2347008.0
4.0 2680832.0 2678784.0 2682880.0
8.0 3420160.0 3387392.0 3452928.0
16.0 4839424.0 4804608.0 4874240.0
END
$series2 << END
1.0 2701312.0
2.0 2316288.0
4.0 2680832.0
8.0 3420160.0
16.0 4839424.0
END
$series3bars << END
1.0 3971072.0 3944448.0 3997696.0
2.0 4356096.0 4349952.0 4362240.0
4.0 4712448.0 4706304.0 4718592.0
8.0 5421056.0 5357568.0 5484544.0
16.0 6963200.0 6926336.0 7000064.0
END
$series3 << END
1.0 3971072.0
2.0 4356096.0
4.0 4712448.0
8.0 5421056.0
16.0 6963200.0
END
$series4bars << END
1.0 3864576.0 3731456.0 3997696.0
2.0 4405248.0 4362240.0 4448256.0
4.0 4544512.0 4382720.0 4706304.0
8.0 5572608.0 5500928.0 5644288.0
16.0 6924288.0 6811648.0 7036928.0
END
$series4 << END
1.0 3864576.0
2.0 4405248.0
4.0 4544512.0
8.0 5572608.0
16.0 6924288.0
END
$series5bars << END
1.0 4425728.0 3969024.0 4882432.0
2.0 4136960.0 4083712.0 4190208.0
4.0 4739072.0 4698112.0 4780032.0
8.0 5339136.0 5312512.0 5365760.0
16.0 6903808.0 6856704.0 6950912.0
END
$series5 << END
1.0 4425728.0
2.0 4136960.0
4.0 4739072.0
8.0 5339136.0
16.0 6903808.0
END
$series6bars << END
1.0 3733504.0 3731456.0 3735552.0
2.0 4106240.0 4096000.0 4116480.0
4.0 4513792.0 4247552.0 4780032.0
8.0 5146624.0 4980736.0 5312512.0
16.0 6623232.0 6483968.0 6762496.0
END
$series6 << END
1.0 3733504.0
2.0 4106240.0
4.0 4513792.0
8.0 5146624.0
16.0 6623232.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' notitle, \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-workers.png'
replot
set output
