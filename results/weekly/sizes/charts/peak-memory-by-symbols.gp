# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.811
set bmargin at screen 0.209
set label 1 'weekly: peak memory of filter, partition and partition-f32 grows linearly with' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'symbols' at screen 0.02,0.917 left front font ',17' textcolor rgb '#000000'
set label 3 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.872 left front font ',12' textcolor rgb '#555555'
set label 4 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.833 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.795 to screen 0.818,0.795 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.805,0.795 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'filter' at screen 0.826,0.795 left front textcolor rgb '#000000'
set label 10 'slope 0.86, end 0.98' at screen 0.826,0.772 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.765 to screen 0.792,0.741 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.741 to screen 0.818,0.741 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.805,0.741 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'partition' at screen 0.826,0.741 left front textcolor rgb '#000000'
set label 13 'slope 0.82, end 0.97' at screen 0.826,0.718 left front font ',10' textcolor rgb '#555555'
set arrow 4 from screen 0.780,0.752 to screen 0.792,0.686 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.792,0.686 to screen 0.818,0.686 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 14 '' at screen 0.805,0.686 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 15 'partition-f32' at screen 0.826,0.686 left front textcolor rgb '#000000'
set label 16 'slope 0.84, end 0.84' at screen 0.826,0.664 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [7855056.08993:257545748.413]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
$series1bars << END
50.0 10825728.0 10825728.0 10887168.0
100.0 18356224.0 18153472.0 18599936.0
200.0 31635456.0 31600640.0 31707136.0
400.0 57501696.0 57356288.0 57597952.0
800.0 111785984.0 111771648.0 111792128.0
1600.0 213377024.0 213364736.0 213626880.0
END
$series1 << END
50.0 10825728.0
100.0 18356224.0
200.0 31635456.0
400.0 57501696.0
800.0 111785984.0
1600.0 213377024.0
END
$series2bars << END
50.0 11350016.0 11345920.0 11350016.0
100.0 19460096.0 19197952.0 19468288.0
200.0 31318016.0 31084544.0 31404032.0
400.0 54861824.0 54599680.0 54964224.0
800.0 104671232.0 104648704.0 104681472.0
1600.0 197304320.0 197206016.0 197349376.0
END
$series2 << END
50.0 11350016.0
100.0 19460096.0
200.0 31318016.0
400.0 54861824.0
800.0 104671232.0
1600.0 197304320.0
END
$series3bars << END
50.0 9699328.0 9469952.0 9699328.0
100.0 17362944.0 17362944.0 17362944.0
200.0 29220864.0 29020160.0 29220864.0
400.0 50790400.0 50589696.0 50843648.0
800.0 96292864.0 96284672.0 96301056.0
1600.0 182650880.0 182562816.0 182677504.0
END
$series3 << END
50.0 9699328.0
100.0 17362944.0
200.0 29220864.0
400.0 50790400.0
800.0 96292864.0
1600.0 182650880.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
