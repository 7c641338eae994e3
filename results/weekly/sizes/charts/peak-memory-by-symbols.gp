# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [12741289.3234:474839045.292]
set ytics ('16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0, '256 MiB' 268435456.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 16777216.0 16777216.0 16777216.0
100.0 29097984.0 29097984.0 29097984.0
200.0 53516288.0 53256192.0 53739520.0
400.0 103598080.0 103587840.0 103608320.0
800.0 198238208.0 198201344.0 198488064.0
1600.0 391051264.0 390918144.0 391172096.0
END
$series1 << END
50.0 16777216.0
100.0 29097984.0
200.0 53516288.0
400.0 103598080.0
800.0 198238208.0
1600.0 391051264.0
END
$series2bars << END
50.0 18612224.0 18612224.0 18612224.0
100.0 30670848.0 30560256.0 30932992.0
200.0 54800384.0 54673408.0 54980608.0
400.0 103989248.0 103854080.0 104128512.0
800.0 197183488.0 196935680.0 197193728.0
1600.0 388554752.0 388546560.0 388567040.0
END
$series2 << END
50.0 18612224.0
100.0 30670848.0
200.0 54800384.0
400.0 103989248.0
800.0 197183488.0
1600.0 388554752.0
END
$series3bars << END
50.0 15466496.0 15466496.0 15740928.0
100.0 28573696.0 28573696.0 28594176.0
200.0 50475008.0 50368512.0 50589696.0
400.0 95733760.0 95723520.0 95748096.0
800.0 182247424.0 182222848.0 182251520.0
1600.0 356835328.0 356810752.0 356851712.0
END
$series3 << END
50.0 15466496.0
100.0 28573696.0
200.0 50475008.0
400.0 95733760.0
800.0 182247424.0
1600.0 356835328.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.91, end 0.98)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.88, end 0.98)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.90, end 0.97)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
